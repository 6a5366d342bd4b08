package bellwether.research.learning;

import java.util.List;

/// The closed trades of all portfolios.
public interface PaperTradeSource {
    /// A portfolio and the largest number of its closed trades.
    record Last(long portfolio, String owner, long n) {}

    /// Of each portfolio that has closed trades.
    List<Last> last();

    /// The trades of a portfolio with larger numbers, in their order.
    ///
    /// @param seen the largest number that was taken in before
    List<PaperTrade> after(Last portfolio, long seen);
}
