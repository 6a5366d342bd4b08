package bellwether.bench.soak;

import java.util.ArrayList;
import java.util.List;

/// Whether nothing was lost and nothing doubled: each count of the database beside one that the
/// bench makes for itself, from its own prices and from what it was promised.
final class SoakCounts {
    /// Of a signal: 3 % and 2 %, three bars, and multiples of its range.
    private static final int POLICIES = 3;

    private static final int HORIZONS = 3;

    /// @param expected by the bench's own count
    /// @param stored in the database
    record Row(String what, long expected, long stored) {
        boolean met() {
            return expected == stored;
        }
    }

    private final SoakFigures figures;
    private final SoakMarket market;
    private final SoakDesk desk;
    private final List<Row> rows = new ArrayList<>();

    SoakCounts(SoakFigures figures, SoakMarket market, SoakDesk desk) {
        this.figures = figures;
        this.market = market;
        this.desk = desk;
    }

    /// @param nights on which forecasts were made
    List<Row> all(int days, List<Integer> nights) {
        row(
                "bars",
                (long) market.symbols() * (market.history() + days),
                "sum(bar_count) from bar_block where timeframe = '1d'");
        row("analyses", desk.analyses(), "count(*) from analysis");
        row(
                "analyses, each once",
                desk.analyses(),
                "count(distinct (job_id, ticker)) from analysis");
        row(
                "alerts of a rise of more than 5 %",
                rises(days),
                "count(*) from alert where origin like '%1' and kind = 'fired' and title like"
                        + " '%rise%'");
        row(
                "the same by symbol and bar",
                rises(days),
                "count(distinct (subject, occasion)) from alert where title like '%rise%'");
        row("orders by hand", desk.orders(), "count(*) from trade_order o " + BY_HAND);
        row(
                "those of them that are filled",
                desk.orders(),
                "count(distinct (o.portfolio, order_id)) from trade_fill o " + BY_HAND);
        row(
                "shares in their fills",
                desk.orders() * SoakDesk.QUANTITY,
                "sum(quantity) from trade_fill o " + BY_HAND);
        row("orders filled beyond what was ordered, or twice on a bar", 0, OVERFILLED);
        row("positions that are not the sum of their fills", 0, UNEQUAL);
        row(
                "forecasts of the nights",
                (long) nights.size() * market.symbols() * HORIZONS,
                "count(*) from forecast where as_of in (%s)".formatted(dates(nights)));
        row(
                "outcomes of detections",
                POLICIES
                        * figures.number("select count(*) from detection where revised_at is null"),
                "count(*) from trade_outcome where origin = 'detection' and revised_at is null");
        row(
                "outcomes of each signal and policy, each once",
                0,
                "count(*) - count(distinct (owner, origin, ref, policy)) from trade_outcome where"
                        + " revised_at is null");
        row("labels that the learner has learnt", desk.labels(), "sum(n) from learner");
        row("items that are left", 0, "count(*) from work_item");
        row(
                "jobs whose counts do not add up, or that failed",
                0,
                "count(*) from job where done <> total");
        return rows;
    }

    private static final String BY_HAND =
            "join portfolio p on p.id = o.portfolio where p.name like 'by hand %'";

    private static final String OVERFILLED =
            """
            count(*) from (
              select f.portfolio, f.order_id from trade_fill f
              group by f.portfolio, f.order_id
              having count(*) <> count(distinct f.bar_time)) as wrong
            """;

    private static final String UNEQUAL =
            """
            count(*) from (
              select portfolio, strategy, symbol, sum(q) from (
                select portfolio, strategy, symbol, case side when 'buy' then quantity else -quantity end as q
                from trade_fill
                union all select portfolio, strategy, symbol, -quantity from lot) as moves
              group by portfolio, strategy, symbol having sum(q) <> 0) as wrong
            """;

    private void row(String what, long expected, String from) {
        rows.add(new Row(what, expected, figures.number("select " + from)));
    }

    private String dates(List<Integer> nights) {
        return String.join(
                ",", nights.stream().map(day -> "date '" + market.day(day) + "'").toList());
    }

    /// Crossings: true on a day and not on the one before.
    private long rises(int days) {
        double factor = Double.parseDouble(SoakDesk.RISE);
        long count = 0;
        for (int symbol = 0; symbol < market.symbols(); symbol++) {
            for (int day = 0; day < days; day++) {
                if (rose(symbol, day, factor) && !rose(symbol, day - 1, factor)) {
                    count++;
                }
            }
        }
        return count;
    }

    private boolean rose(int symbol, int day, double factor) {
        return market.close(symbol, day) > market.close(symbol, day - 1) * factor;
    }
}
