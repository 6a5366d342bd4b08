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
