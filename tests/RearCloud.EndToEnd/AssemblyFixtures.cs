using RearCloud.TestKit.Databases;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
