package bellwether.research.screen.work;

import bellwether.research.screen.sheet.SheetLayout;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.snapshot.SnapshotColumns;

/// Sheets with an owner's facts beside them.
final class FactedSheets implements SnapshotColumns {
    private final SheetSnapshot snapshot;
    private final OwnerFacts facts;

    FactedSheets(OwnerFacts facts) {
        this.snapshot = facts.snapshot();
        this.facts = facts;
    }

    /// Whether a field's values are known on the last two bars.
    static boolean has(String name) {
        return SheetLayout.has(name) || FactFields.has(name);
    }

    @Override
    public int size() {
        return snapshot.size();
    }

    @Override
    public double[] field(String name, int back) {
        if (SheetLayout.has(name)) {
            return snapshot.field(name, back);
        }
        return back == 0 || FactFields.isLasting(name) ? facts.column(name) : facts.unknown();
    }

    /// Lists and the symbols of screens are taken as they are now.
    @Override
    public double[] member(Membership kind, String name, int back) {
        return facts.member(kind, name);
    }

    @Override
    public byte[] bars() {
        return snapshot.bars();
    }

    @Override
    public double[] ratios() {
        return snapshot.ratios();
    }
}
