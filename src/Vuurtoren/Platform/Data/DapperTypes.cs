using System.Data;
using System.Globalization;
using Dapper;

namespace Vuurtoren.Platform.Data;

/// <summary>SQLite gives ids and times as text; with these, the same query reads the same types on both engines.</summary>
static class DapperTypes
{
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.RemoveTypeMap(typeof(DateTime));
        SqlMapper.RemoveTypeMap(typeof(DateTime?));
        SqlMapper.AddTypeHandler(new Ids());
        SqlMapper.AddTypeHandler(new Times());
        SqlMapper.AddTypeHandler(new Days());
    }

    sealed class Ids : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => value is Guid id ? id : Guid.Parse((string)value);
        public override void SetValue(IDbDataParameter parameter, Guid value) => parameter.Value = value;
    }

    sealed class Times : SqlMapper.TypeHandler<DateTime>
    {
        public override DateTime Parse(object value) => value is DateTime time
            ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
            : DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        public override void SetValue(IDbDataParameter parameter, DateTime value) => parameter.Value = value;
    }

    sealed class Days : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateOnly day => day,
            DateTime time => DateOnly.FromDateTime(time),
            _ => DateOnly.Parse((string)value, CultureInfo.InvariantCulture),
        };
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
    }
}
