package bellwether.market.imports;

import bellwether.market.imports.format.TextInput;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.SymbolFacts;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.DryRunTransactions;
import bellwether.platform.db.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Takes in a table of symbols: what it tells of a symbol replaces what was stated before, and what
/// it does not tell stays. A symbol without prices is not made. One transaction: all or nothing.
public final class SymbolLoad {
    private static final int MOST_EXAMPLES = 20;
    private static final int MOST_ROWS = 100_000;

    private final SymbolDao symbols = new SymbolDao();
    private final Transactions transactions;
    private final InstantSource clock;

    public SymbolLoad(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Takes in a table of symbols.
    ///
    /// @throws Refusal when it is no table of symbols
    public SymbolReport run(InputStream bytes, boolean dry) throws IOException {
        SymbolRows rows;
        try (BufferedReader text = TextInput.open(bytes)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            rows = SymbolRows.read(text, today.getYear(), MOST_ROWS);
        }
        Transactions way = dry ? new DryRunTransactions(transactions) : transactions;
        return way.in(handle -> store(handle, rows, dry));
    }

    private SymbolReport store(Handle handle, SymbolRows rows, boolean dry) {
        int changed = 0;
        int unchanged = 0;
        List<String> unknown = new ArrayList<>();
        List<SymbolReport.Wrong> wrong = new ArrayList<>(rows.wrong());
        // in the order in which imports lock symbols
        for (SymbolRows.Row row : byTicker(rows.rows())) {
            Optional<SymbolDao.Known> known = symbols.lock(handle, row.ticker());
            if (known.isEmpty()) {
                unknown.add(row.ticker().name());
                continue;
            }
            SymbolFacts facts = row.facts().over(known.get().facts());
            List<Fault> faults = facts.faults();
            if (!faults.isEmpty()) {
                wrong.add(
                        new SymbolReport.Wrong(
                                row.line(),
                                faults.getFirst().pointer().substring(1)
                                        + " "
                                        + faults.getFirst().detail()));
            } else if (facts.equals(known.get().facts())) {
                unchanged++;
            } else {
                symbols.state(handle, known.get().id(), facts, clock.instant());
                changed++;
            }
        }
        wrong.sort(Comparator.comparingLong(SymbolReport.Wrong::line));
        return new SymbolReport(
                dry,
                rows.columns(),
                rows.ignored(),
                changed + unchanged + unknown.size() + wrong.size(),
                changed,
                unchanged,
                unknown.size(),
                unknown.stream().limit(MOST_EXAMPLES).toList(),
                wrong.size(),
                wrong.stream().limit(MOST_EXAMPLES).toList());
    }

    private static List<SymbolRows.Row> byTicker(List<SymbolRows.Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((SymbolRows.Row row) -> row.ticker().name()))
                .toList();
    }
}
