package bellwether.bench.hosts;

import org.jdbi.v3.core.Jdbi;

/// What all parts of the bench work with.
record HostsTrial(
        HostNetwork network,
        DatabaseHosts databases,
        ServiceHosts services,
        int symbols,
        JobLedger ledger) {
    HostsTrial(HostNetwork network, DatabaseHosts databases, ServiceHosts services, int symbols) {
        this(network, databases, services, symbols, new JobLedger());
    }

    Balanced client() {
        return services.balanced();
    }

    Jdbi primary() {
        return databases.primary();
    }

    /// Whether the nightly job, which services make within a minute of their start, is done.
    boolean isMaintained() {
        return count("job where kind = 'maintenance' and finished_at is not null") > 0 && isIdle();
    }

    boolean isIdle() {
        return count("job where finished_at is null") == 0;
    }

    /// Whether what follows new bars has followed.
    boolean isSwept() {
        return count("job where kind = 'scan'") > 0 && count("job where finished_at is null") == 0;
    }

    private long count(String from) {
        return primary()
                .withHandle(
                        h -> h.createQuery("select count(*) from " + from).mapTo(Long.class).one());
    }

    /// A job of the whole market that has been promised.
    String market() throws Exception {
        return ledger.note(client().analyse("\"universe\":\"synthetic\""), symbols);
    }

    /// A job of three symbols.
    String small() throws Exception {
        return ledger.note(
                client().analyse("\"tickers\":[\"WALK0001\",\"WALK0002\",\"WALK0003\"]"), 3);
    }
}
