package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.AccountView;
import java.util.List;

/// A portfolio and what it holds, in one.
///
/// @param positions without those that are flat
public record ShownAccount(ShownPortfolio portfolio, List<ShownPosition> positions) {
    public ShownAccount {
        positions = List.copyOf(positions);
    }

    public static ShownAccount of(AccountView view) {
        return new ShownAccount(
                ShownPortfolio.of(view),
                ShownPosition.all(view, position -> position.quantity().signum() != 0));
    }
}
