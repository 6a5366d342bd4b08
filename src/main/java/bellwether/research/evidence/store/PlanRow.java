package bellwether.research.evidence.store;

import bellwether.research.evidence.scoreboard.EntryDraws;
import bellwether.research.evidence.scoreboard.FollowedReturns;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanFill;
import bellwether.research.evidence.scoreboard.PlanMark;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanResult;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.PlanSubject;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import bellwether.trading.execution.FillPhase;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads rows of `plan_record`, here called `p`, with their `symbol`.
final class PlanRow {
    /// Without the random entries.
    static final String COLUMNS =
            """
            p.id, p.analysis, p.owner, p.symbol_id, symbol.ticker, p.as_of, p.made_at, p.formula,
            p.profile, p.verdict, p.score, p.agreeing, p.sector, p.regime, p.side, p.method, p.entry,
            p.stop, p.target, p.atr, p.max_bars, p.shares, p.state, p.made_late, p.why, p.first_on,
            p.entered_on, p.entered_at, p.entered_phase, p.exited_on, p.exited_at, p.exited_phase,
            p.assumed, p.r, p.adverse, p.favourable, p.costs, p.return_percent, p.bars, p.against,
            p.against_percent, p.after_5, p.after_10, p.after_20, p.p, p.complete, p.marks,
            p.final_at, p.revised_at, p.entered_assumed, p.against_at, p.marked_at
            """;

    private PlanRow() {}

    static PlanRecord read(ResultSet row, StatementContext context) throws SQLException {
        return new PlanRecord(
                row.getLong("id"),
                row.getObject("analysis", Long.class),
                row.getString("owner"),
                row.getTimestamp("made_at").toInstant(),
                subject(row),
                plan(row),
                new PlanMark(
                        result(row),
                        new FollowedReturns(
                                row.getObject("after_5", Double.class),
                                row.getObject("after_10", Double.class),
                                row.getObject("after_20", Double.class)),
                        new MarketPath.Change(
                                row.getString("against"),
                                row.getObject("against_percent", Double.class),
                                moment(row.getTimestamp("against_at"))),
                        null,
                        row.getBoolean("complete")),
                row.getObject("p", Double.class),
                row.getInt("marks"),
                moment(row.getTimestamp("marked_at")),
                moment(row.getTimestamp("final_at")),
                moment(row.getTimestamp("revised_at")));
    }

    private static PlanSubject subject(ResultSet row) throws SQLException {
        return new PlanSubject(
                row.getLong("symbol_id"),
                row.getString("ticker"),
                row.getObject("as_of", LocalDate.class),
                row.getInt("formula"),
                row.getString("profile"),
                row.getString("verdict"),
                row.getDouble("score"),
                texts(row.getArray("agreeing")),
                row.getString("sector"),
                row.getString("regime"));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable PlannedBracket plan(ResultSet row) throws SQLException {
        BigDecimal entry = row.getBigDecimal("entry");
        return entry == null
                ? null
                : new PlannedBracket(
                        row.getString("side"),
                        row.getString("method"),
                        entry,
                        row.getBigDecimal("stop"),
                        row.getBigDecimal("target"),
                        row.getObject("atr", Double.class),
                        row.getInt("max_bars"),
                        Objects.requireNonNullElse(row.getBigDecimal("shares"), BigDecimal.ZERO));
    }

    private static PlanResult result(ResultSet row) throws SQLException {
        return new PlanResult(
                PlanState.of(row.getString("state")),
                row.getBoolean("made_late"),
                row.getObject("first_on", LocalDate.class),
                fill(row, "entered", row.getObject("entered_assumed", Boolean.class)),
                fill(row, "exited", row.getBoolean("assumed")),
                figures(row),
                row.getString("why"));
    }

    private static @Nullable PlanFill fill(ResultSet row, String what, @Nullable Boolean assumed)
            throws SQLException {
        LocalDate day = row.getObject(what + "_on", LocalDate.class);
        return day == null
                ? null
                : new PlanFill(
                        day,
                        row.getBigDecimal(what + "_at"),
                        FillPhase.valueOf(row.getString(what + "_phase").toUpperCase(Locale.ROOT)),
                        assumed);
    }

    private static @Nullable PlanFigures figures(ResultSet row) throws SQLException {
        Double r = row.getObject("r", Double.class);
        return r == null
                ? null
                : new PlanFigures(
                        r,
                        row.getDouble("adverse"),
                        row.getDouble("favourable"),
                        row.getDouble("costs"),
                        row.getDouble("return_percent"),
                        row.getInt("bars"));
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    static byte @Nullable [] packed(@Nullable EntryDraws draws) {
        if (draws == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(draws.rs().length * Float.BYTES);
        for (float each : draws.rs()) {
            bytes.putFloat(each);
        }
        return bytes.array();
    }

    static float[] unpacked(byte[] packed) {
        float[] rs = new float[packed.length / Float.BYTES];
        ByteBuffer.wrap(packed).asFloatBuffer().get(rs);
        return rs;
    }
}
