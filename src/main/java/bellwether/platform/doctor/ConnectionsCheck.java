package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseProbe;

/// Whether the server has as many connections to give as a process may open.
record ConnectionsCheck(DatabaseProbe database, int needed) implements Check {
    @Override
    public String name() {
        return "connections";
    }

    @Override
    public CheckResult run() {
        DatabaseProbe.Seats seats = database.seats();
        String words =
                "a process opens up to %d; this user may open %d, others use %d, running Bellwethers %d"
                        .formatted(needed, seats.most(), seats.others(), seats.ours());
        String remedy = "Lower DB_POOL_MAX, raise the server's max_connections, or use a pooler.";
        if (needed > seats.most()) {
            return new CheckResult.Fault(words, remedy);
        }
        return needed > seats.most() - seats.others()
                ? new CheckResult.Warning(words, remedy)
                : new CheckResult.Ok(words);
    }
}
