package bellwether;

import bellwether.desk.alert.Alerts;
import bellwether.desk.journal.JournalSources;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.Portfolios;

/// What the journal is given of other modules.
final class JournalInputs {
    private JournalInputs() {}

    static JournalSources of(Portfolios portfolios, Alerts alerts) {
        return new JournalSources(
                portfolios.history(),
                owner ->
                        portfolios.accounts().records().all(owner).stream()
                                .map(Portfolio::id)
                                .toList(),
                portfolios::exceededLimits,
                alerts::zone);
    }
}
