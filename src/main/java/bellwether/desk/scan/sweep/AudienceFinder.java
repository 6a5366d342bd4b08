package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.wish.ScanDao;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the running scans that want what was detected, whether or not they asked for the sweep:
/// how far a symbol was swept is the same for all, so what one sweep has walked no other one will.
final class AudienceFinder {
    private static final Logger LOG = LoggerFactory.getLogger(AudienceFinder.class);

    private static final String BEFORE = "before_universe";

    private final Universes universes;
    private final ScanDao scans = new ScanDao();

    AudienceFinder(Universes universes) {
        this.universes = universes;
    }

    Audience find(Handle h, Timeframe timeframe, List<Detection> found) {
        if (found.isEmpty()) {
            return new Audience(List.of(), List.of());
        }
        Map<String, Long> names =
                names(h, found.stream().map(one -> one.place().symbolId()).distinct().toList());
        List<Audience.Listener> listeners = new ArrayList<>();
        List<Audience.Unknown> unknown = new ArrayList<>();
        for (Scan scan : scans.running(h, timeframe, false)) {
            if (found.stream().anyMatch(one -> scan.filter().matches(one.pattern()))) {
                among(h, scan, names, unknown)
                        .filter(symbols -> !symbols.isEmpty())
                        .ifPresent(symbols -> listeners.add(new Audience.Listener(scan, symbols)));
            }
        }
        listeners.sort(
                Comparator.comparing((Audience.Listener one) -> one.scan().owner())
                        .thenComparingLong(one -> one.scan().id().number()));
        return new Audience(listeners, unknown);
    }

    /// A universe that cannot be found keeps no other scan from its detections: what its queries
    /// break, as they join this transaction, is undone. What passes by itself is thrown, so that
    /// the chunk is kept later.
    private Optional<Set<Long>> among(
            Handle h, Scan scan, Map<String, Long> names, List<Audience.Unknown> unknown) {
        Set<Long> symbols = new HashSet<>();
        Optional<RuntimeException> fault =
                Savepoint.undoes(
                        h,
                        BEFORE,
                        () ->
                                symbols.addAll(
                                        universes.among(scan.owner(), scan.universe(), names)));
        fault.ifPresent(e -> note(scan, e, unknown));
        return fault.isPresent() ? Optional.empty() : Optional.of(symbols);
    }

    private static void note(Scan scan, RuntimeException fault, List<Audience.Unknown> unknown) {
        if (fault instanceof Refusal refusal) {
            if (refusal.isTransient()) {
                throw refusal;
            }
            return; // its list or screen is gone: the scan shows why
        }
        LOG.error(
                "The universe of scan {} is unknown: {}", scan.id(), RootCause.line(fault), fault);
        unknown.add(new Audience.Unknown(scan, RootCause.name(fault)));
    }

    /// The present and former names of symbols.
    private static Map<String, Long> names(Handle h, List<Long> symbols) {
        Map<String, Long> names = new HashMap<>();
        h.createQuery(
                        """
                        select ticker, id from symbol where id = any(:ids)
                        union all
                        select ticker, symbol_id from symbol_alias where symbol_id = any(:ids)
                        """)
                .bindArray("ids", Long.class, symbols)
                .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        return names;
    }
}
