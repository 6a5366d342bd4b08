package bellwether.research.screen.store;

import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.AnalysisStateDao;
import bellwether.research.screen.sheet.PackedSheet;
import bellwether.research.screen.sheet.SheetSource;
import bellwether.research.screen.sheet.SymbolState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/// Sheets in the database, and what lies beside them.
public final class SheetStore implements SheetSource {
    private final Jdbi jdbi;
    private final SheetDao dao = new SheetDao();
    private final AnalysisStateDao analyses = new AnalysisStateDao();

    public SheetStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String fingerprint(Timeframe timeframe) {
        return jdbi.withHandle(handle -> dao.fingerprint(handle, timeframe));
    }

    @Override
    public List<SymbolState> states(Timeframe timeframe) {
        return jdbi.inTransaction(handle -> dao.states(handle, timeframe));
    }

    @Override
    public List<PackedSheet> read(Timeframe timeframe, Collection<Long> symbols) {
        return jdbi.inTransaction(handle -> dao.read(handle, timeframe, symbols));
    }

    /// Moves whenever an owner has other analyses.
    public String analyses(String owner) {
        return jdbi.withHandle(handle -> analyses.of(handle, owner));
    }

    /// As [SheetDao#mine].
    public Map<Long, SheetDao.Mine> mine(String owner, Timeframe timeframe) {
        return jdbi.withHandle(handle -> dao.mine(handle, owner, timeframe));
    }
}
