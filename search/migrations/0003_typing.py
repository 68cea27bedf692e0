from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_vector'),
    ]

    operations = [
        migrations.CreateModel(
            name='LearntWriting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2, unique=True)),
                ('version', models.BigIntegerField(help_text='Nanoseconds since 1970, when it was made.')),
                ('words', models.TextField()),
                ('counts', models.BinaryField()),
                ('pair_keys', models.BinaryField()),
                ('pair_counts', models.BinaryField()),
            ],
        ),
    ]
