using Vuurtoren.Platform.Telemetry;

namespace Vuurtoren.Modules.Directory.Import;

sealed class Imports() : CountGauge("vuurtoren.imports", "{import}", "Imports that were applied", "select count(*) from import_run");

sealed class ImportedRowsAside() : CountGauge("vuurtoren.imports.quarantined", "{row}", "Rows of the last import that could not be used, or only in part",
    "select count(*) from import_quarantine where run = (select id from import_run order by applied_at desc limit 1)");
