package bellwether.research.learning.store;

import bellwether.platform.db.Unnest;
import bellwether.research.learning.Outcome;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Writes rows of outcomes, many at once.
public final class OutcomeWriter {
    /// Rows of a statement: a symbol's first labels are some hundred, and an item has many symbols.
    static final int PORTION = 2_000;

    private static final String GIVEN =
            """
            unnest(:ids, :owners, :origins, :refs, :policies, :symbols, :tickers, :timeframes, :names, :sides, :known,
                :states, :whys, :entries, :stops, :targets, :exits, :quantities, :entered, :exited, :costs, :nets, :rs,
                :maes, :mfes, :pnls, :stated, :notes, :created, :labelled) with ordinality
              as given (id, owner, origin, ref, policy, symbol, ticker, timeframe, name, side, known, state, why, entry,
                stop, target, exit, quantity, entered, exited, costs, net, r, mae, mfe, pnl, stated, notes, created,
                labelled, place)
            """;

    private static final String INSERT =
            """
            insert into trade_outcome (owner, origin, ref, policy, symbol, ticker, timeframe, name, side, known_at, state,
              why, entry, stop, target, exit, quantity, entered_at, exited_at, costs, net, r, mae, mfe, pnl, stated_pnl,
              notes, created_at, labelled_at)
            select owner, origin, ref, policy, coalesce(cast(symbol as bigint),
                (select id from symbol where symbol.ticker = given.ticker),
                (select symbol_id from symbol_alias where symbol_alias.ticker = given.ticker)), ticker, timeframe, name, side,
              cast(known as timestamptz), state, why, cast(entry as numeric), cast(stop as numeric),
              cast(target as numeric), cast(exit as numeric), cast(quantity as numeric), cast(entered as timestamptz),
              cast(exited as timestamptz), costs, net, r, mae, mfe, cast(pnl as numeric), cast(stated as numeric),
              string_to_array(notes, ','), cast(created as timestamptz), cast(labelled as timestamptz)
            from %s order by place
            on conflict (owner, origin, ref, policy) where revised_at is null do nothing
            returning id, origin, ref, symbol, timeframe, state
            """
                    .formatted(GIVEN);

    private static final String DECIDE =
            """
            update trade_outcome o set state = given.state, why = given.why, entry = cast(given.entry as numeric),
              stop = cast(given.stop as numeric), target = cast(given.target as numeric),
              exit = cast(given.exit as numeric), entered_at = cast(given.entered as timestamptz),
              exited_at = cast(given.exited as timestamptz), costs = given.costs, net = given.net, r = given.r,
              mae = given.mae, mfe = given.mfe, notes = string_to_array(given.notes, ','),
              labelled_at = cast(given.labelled as timestamptz)
            from %s
            where o.id = given.id and o.state in ('pending', 'unresolvable') and o.revised_at is null
            """
                    .formatted(GIVEN);

    /// A row that was added.
    public record NewRow(
            long id, String ref, @Nullable Long symbol, String timeframe, String state) {}

    /// Adds those that were not stored before.
    public List<NewRow> insert(Handle h, Collection<Outcome> outcomes) {
        return portions(outcomes).stream().flatMap(some -> added(h, some).stream()).toList();
    }

    private static List<List<Outcome>> portions(Collection<Outcome> outcomes) {
        List<Outcome> all = List.copyOf(outcomes);
        List<List<Outcome>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            portions.add(all.subList(from, Math.min(from + PORTION, all.size())));
        }
        return portions;
    }

    private static List<NewRow> added(Handle h, List<Outcome> outcomes) {
        return bound(outcomes, h.createQuery(INSERT))
                .map((row, _) ->
                        new NewRow(
                                row.getLong("id"),
                                row.getString("ref"),
                                row.getObject("symbol", Long.class),
                                row.getString("timeframe"),
                                row.getString("state")))
                .list();
    }

    /// Decides those that are still open.
    public void decide(Handle h, Collection<Outcome> outcomes) {
        portions(outcomes).forEach(some -> bound(some, h.createUpdate(DECIDE)).execute());
    }

    /// Marks the rows that were read as revised, and adds what corrected bars give instead.
    public void revise(Handle h, Collection<Outcome> outcomes, Instant now) {
        if (outcomes.isEmpty()) {
            return;
        }
        Set<Long> still =
                Unnest.of(outcomes)
                        .longs("ids", Outcome::id)
                        .bind(
                                h.createQuery(
                                        """
                                        update trade_outcome set revised_at = :now
                                        where id = any(:ids) and revised_at is null returning id
                                        """))
                        .bind("now", Timestamp.from(now))
                        .mapTo(Long.class)
                        .set();
        insert(h, outcomes.stream().filter(one -> still.contains(one.id())).toList());
    }

    private static <S extends SqlStatement<S>> S bound(Collection<Outcome> outcomes, S statement) {
        Unnest<Outcome> rows =
                Unnest.of(outcomes)
                        .longs("ids", Outcome::id)
                        .texts("owners", o -> o.key().owner())
                        .texts("origins", o -> o.key().origin().key())
                        .texts("refs", o -> o.key().ref())
                        .texts("policies", o -> o.key().policy().key())
                        .texts("symbols", o -> text(o.subject().symbol()))
                        .texts("tickers", o -> o.subject().ticker())
                        .texts("timeframes", o -> o.subject().timeframe())
                        .texts("names", o -> o.subject().name())
                        .texts("sides", o -> side(o))
                        .texts("known", o -> o.subject().knownAt().toString())
                        .texts("states", o -> o.state().key())
                        .texts("whys", Outcome::why);
        return decided(rows).bind(statement);
    }

    private static Unnest<Outcome> decided(Unnest<Outcome> rows) {
        return rows.texts("entries", amount(o -> o.prices().entry()))
                .texts("stops", amount(o -> o.prices().stop()))
                .texts("targets", amount(o -> o.prices().target()))
                .texts("exits", amount(o -> o.prices().exit()))
                .texts("quantities", amount(o -> o.prices().quantity()))
                .texts("entered", o -> text(o.prices().enteredAt()))
                .texts("exited", o -> text(o.prices().exitedAt()))
                .doubles("costs", o -> o.result().costs())
                .doubles("nets", o -> o.result().net())
                .doubles("rs", o -> o.result().r())
                .doubles("maes", o -> o.result().mae())
                .doubles("mfes", o -> o.result().mfe())
                .texts("pnls", amount(o -> o.result().pnl()))
                .texts("stated", amount(o -> o.result().statedPnl()))
                .texts("notes", o -> String.join(",", o.notes()))
                .texts("created", o -> o.createdAt().toString())
                .texts("labelled", o -> text(o.labelledAt()));
    }

    private static @Nullable String side(Outcome outcome) {
        return outcome.subject().side() == null ? null : outcome.subject().side().key();
    }

    private static Function<Outcome, @Nullable String> amount(
            Function<Outcome, @Nullable BigDecimal> of) {
        return outcome -> {
            BigDecimal amount = of.apply(outcome);
            return amount == null ? null : amount.toPlainString();
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
