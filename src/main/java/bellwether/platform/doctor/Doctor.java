package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseProbe;
import bellwether.platform.db.PartsProbe;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs all checks, from the outside in: what needs the database is skipped when it cannot be
/// reached.
public final class Doctor {
    private static final List<String> AT_THE_DATABASE =
            List.of("rights", "schema", "parts", "clock", "connections");

    private final DoctorReport report;
    private final InstantSource clock;

    public Doctor(PrintStream out, InstantSource clock) {
        this.report = new DoctorReport(out);
        this.clock = clock;
    }

    /// Of settings that cannot be used, there is nothing else to look at.
    ///
    /// @param faults each wrong variable and its rule
    public int wrongSettings(List<String> faults) {
        report.add(new JavaCheck(Runtime.version()));
        faults.forEach(fault -> report.add(new SettingsCheck(Optional.of(fault))));
        report.skip("the rest", "needs valid settings");
        return report.end();
    }

    /// Looks at everything and gives the exit code: 1 when there is a fault, else 0.
    ///
    /// @param embedded gives the embedded database, which it may have to start
    public int examine(DoctorContext patient, Supplier<DatabaseAddress> embedded) {
        report.add(new JavaCheck(Runtime.version()));
        report.add(new SettingsCheck(Optional.empty()));
        report.add(new PortCheck(patient.host(), patient.port(), patient.tls().isPresent()));
        patient.tls().ifPresent(tls -> report.add(new TlsCheck(tls, clock)));
        boolean home =
                report.add(new HomeCheck(patient.home(), patient.embedded()))
                        && report.add(new DiskCheck(patient.home(), patient.embedded()));
        if (home || !patient.embedded()) {
            database(patient, embedded);
        } else {
            report.skip("database", "the embedded one needs its home");
            skipDatabase("there is no database");
        }
        patient.redis().ifPresent(redis -> report.add(new RedisCheck(redis)));
        patient.others().forEach(report::add);
        return report.end();
    }

    private void database(DoctorContext patient, Supplier<DatabaseAddress> embedded) {
        DatabaseCheck database = new DatabaseCheck("database", patient.database(), embedded);
        if (!report.add(database)) {
            skipDatabase("the database cannot be used");
            return;
        }
        DatabaseProbe probe = new DatabaseProbe(database.address());
        DatabaseProbe direct = probe;
        if (patient.directDatabase().isPresent()) {
            DatabaseCheck way = new DatabaseCheck("direct", patient.directDatabase(), embedded);
            if (!report.add(way)) {
                skipDatabase("the direct connection cannot be used");
                return;
            }
            direct = new DatabaseProbe(way.address());
        }
        report.add(new RightsCheck(direct));
        report.add(new SchemaCheck(direct));
        report.add(new PartsCheck(new PartsProbe(direct.address()), clock));
        report.add(new ClockCheck(probe, clock));
        report.add(new ConnectionsCheck(direct, patient.connections()));
    }

    private void skipDatabase(String why) {
        AT_THE_DATABASE.forEach(name -> report.skip(name, why));
    }
}
