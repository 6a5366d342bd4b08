package bellwether.research.backtest.doubt;

/// What carries the profit, and what stops lost.
final class TradeFindings {
    static final int FEW = 30;
    static final double HALF = 0.5;
    static final double BEYOND_STOP = 0.25;

    private TradeFindings() {}

    static void add(FindingInputs.Outcome outcome, ClosedTradeFacts trades, Findings findings) {
        if (trades.count() == 0 && !outcome.isOpenAtEnd()) {
            return; // no_trades says so
        }
        if (trades.count() < FEW) {
            findings.add(
                    FindingCode.TOO_FEW,
                    (double) trades.count(),
                    (double) FEW,
                    "%d closed %s: fewer than %d show little."
                            .formatted(
                                    trades.count(), trades.count() == 1 ? "trade" : "trades", FEW));
        }
        if (trades.net() > 0) {
            carried(outcome, trades, findings);
        }
        Double beyond = trades.beyondStop();
        if (beyond != null && beyond > BEYOND_STOP) {
            findings.add(
                    FindingCode.GAP_LOSSES,
                    beyond,
                    BEYOND_STOP,
                    "The %d losses at stops went %s R beyond the stop in the mean."
                            .formatted(trades.stopped(), Plain.fixed(beyond, 2)));
        }
        findings.count(
                FindingCode.NO_BORROW_DATA,
                trades.shorts(),
                "%d short %s: whether shares could be borrowed is assumed, no data say it."
                        .formatted(trades.shorts(), trades.shorts() == 1 ? "trade" : "trades"));
    }

    private static void carried(
            FindingInputs.Outcome outcome, ClosedTradeFacts trades, Findings findings) {
        double best = trades.bestThree() / trades.net();
        if (best > HALF) {
            findings.add(
                    FindingCode.FEW_CARRY_ALL,
                    best,
                    HALF,
                    "The best three trades are %s of the profit.".formatted(Plain.percent(best)));
        }
        ClosedTradeFacts.Part symbol = trades.bySymbol();
        if (symbol != null && outcome.symbols() > 1) {
            one(FindingCode.ONE_NAME, symbol, trades, findings);
        }
        ClosedTradeFacts.Part year = trades.byYear();
        boolean years =
                outcome.metrics().span().first().getYear()
                        < outcome.metrics().span().last().getYear();
        if (year != null && years) {
            one(FindingCode.ONE_YEAR, year, trades, findings);
        }
    }

    private static void one(
            FindingCode code,
            ClosedTradeFacts.Part part,
            ClosedTradeFacts trades,
            Findings findings) {
        double share = part.net() / trades.net();
        if (share > HALF) {
            findings.add(
                    code,
                    share,
                    HALF,
                    "%s of the profit came from %s.".formatted(Plain.percent(share), part.name()));
        }
    }
}
