package bellwether.trading.portfolio.http;

import bellwether.platform.http.ExportTable;
import bellwether.trading.execution.OrderProgress;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderRecord;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tables of a portfolio's books. Fills have the columns of Bellwether's own format of trades,
/// so that what is exported can be imported.
final class AccountTables {
    static final ExportTable<ShownFill> FILLS =
            ExportTable.<ShownFill>of("fills")
                    .text("id", ShownFill::id)
                    .text("order", ShownFill::order)
                    .date("date", ShownFill::date)
                    .text("time", fill -> fill.time() == null ? null : fill.time().toString())
                    .text("ticker", ShownFill::ticker)
                    .text("side", ShownFill::side)
                    .number("quantity", ShownFill::quantity)
                    .number("price", ShownFill::price)
                    .number("value", fill -> fill.amounts().value())
                    .number("fees", fill -> fill.amounts().costs())
                    .text("money", fill -> fill.amounts().currency())
                    .text("strategy", ShownFill::strategy)
                    .text("phase", fill -> fill.basis().phase())
                    .flag("stated", fill -> fill.basis().stated())
                    .flag("assumed", fill -> fill.basis().assumed())
                    .flag("volume_known", fill -> fill.basis().volumeKnown())
                    .flag("late", fill -> fill.basis().late())
                    .moment("booked_at", ShownFill::bookedAt);

    static final ExportTable<ShownEntry> LEDGER =
            ExportTable.<ShownEntry>of("ledger")
                    .number("sequence", entry -> BigDecimal.valueOf(entry.sequence()))
                    .date("date", ShownEntry::date)
                    .text("kind", ShownEntry::kind)
                    .flag("flow", ShownEntry::flow)
                    .text("currency", ShownEntry::currency)
                    .number("amount", ShownEntry::amount)
                    .text("ticker", ShownEntry::ticker)
                    .text("strategy", ShownEntry::strategy)
                    .text("reference", ShownEntry::reference)
                    .moment("booked_at", ShownEntry::bookedAt);

    static final ExportTable<OrderRecord> ORDERS =
            ExportTable.<OrderRecord>of("orders")
                    .text("id", record -> record.id().toString())
                    .text("ticker", record -> record.status().order().position().symbol())
                    .text("strategy", record -> record.status().order().position().strategy())
                    .text("side", record -> record.status().order().side().key())
                    .text("type", record -> type(record))
                    .number("quantity", AccountTables::quantity)
                    .number("limit", record -> record.status().order().type().limitPrice())
                    .number("stop", record -> record.status().order().type().stopPrice())
                    .text("role", record -> record.status().role().key())
                    .text("parent", AccountTables::parent)
                    .text("state", record -> record.status().state().key())
                    .text("reason", AccountTables::reason)
                    .number("filled", record -> progress(record).filled())
                    .number("value", record -> progress(record).value())
                    .text("origin", record -> record.status().order().origin())
                    .moment("accepted_at", OrderRecord::takenAt)
                    .moment("changed_at", OrderRecord::changedAt);

    private AccountTables() {}

    private static OrderProgress progress(OrderRecord record) {
        return record.status().progress();
    }

    private static @Nullable BigDecimal quantity(OrderRecord record) {
        return record.status().order().size() instanceof OrderSize.Shares(BigDecimal shares)
                ? shares
                : null;
    }

    private static @Nullable String parent(OrderRecord record) {
        String parent = record.status().parent();
        return parent == null ? null : new OrderId(record.id().portfolio(), parent).toString();
    }

    private static @Nullable String reason(OrderRecord record) {
        OrderReason reason = record.status().reason();
        return reason == OrderReason.NONE ? null : reason.key();
    }

    /// `stop_limit` of StopLimit.
    private static String type(OrderRecord record) {
        return record.status()
                .order()
                .type()
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
