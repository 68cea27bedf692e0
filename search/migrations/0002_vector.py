from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('embedder', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=32)),
                ('values', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='entry',
            name='needs_vector',
            field=models.BooleanField(default=True),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('needs_vector', True)), fields=['id'], name='entry_without_vector'),
        ),
    ]
