package bellwether.research.backtest.doubt;

import bellwether.market.symbols.Survivorship;
import java.util.List;

/// What the prices and the terms of a run put into question.
final class DataFindings {
    private static final int SHOWN = 3;

    private DataFindings() {}

    static void add(FindingInputs inputs, Findings findings) {
        FindingInputs.Prices prices = inputs.prices();
        listed(
                FindingCode.BAD_DATA,
                prices.bad(),
                Plain.count(prices.bad().size(), "doubtful bar") + " inside trades",
                findings);
        listed(
                FindingCode.SUSPECTED_SPLIT,
                prices.splits(),
                Plain.count(prices.splits().size(), "suspected split")
                        + " inside trades, not on record",
                findings);
        listed(
                FindingCode.STALE_PRICES,
                prices.stale(),
                Plain.count(prices.stale().size(), "position")
                        + " kept an old price over 5 sessions or more",
                findings);
        Survivorship survivors = prices.survivorship();
        if (survivors != null && !Boolean.FALSE.equals(survivors.survivorsOnly())) {
            findings.add(
                    FindingCode.SURVIVORS, (double) survivors.symbols(), null, survivors.words());
        }
        terms(inputs.terms(), findings);
    }

    private static void listed(
            FindingCode code, List<String> places, String what, Findings findings) {
        String more = places.size() > SHOWN ? " and %d more".formatted(places.size() - SHOWN) : "";
        findings.count(
                code,
                places.size(),
                "%s: %s%s."
                        .formatted(
                                what,
                                String.join(
                                        "; ", places.subList(0, Math.min(SHOWN, places.size()))),
                                more));
    }

    private static void terms(FindingInputs.Terms terms, Findings findings) {
        findings.count(
                FindingCode.OPTIMISTIC_FILL,
                terms.optimistic().size(),
                "Fills are better than they would be: %s."
                        .formatted(String.join("; ", terms.optimistic())));
        if (terms.costless()) {
            findings.add(
                    FindingCode.COSTLESS, 0.0, null, "It trades without any costs (preset none).");
        }
        warmUp(terms, findings);
    }

    private static void warmUp(FindingInputs.Terms terms, Findings findings) {
        if (!terms.neverStable().isEmpty()) {
            findings.add(
                    FindingCode.WARM_UP,
                    (double) terms.neverStable().size(),
                    0.0,
                    "These values always depend on where the history begins: %s."
                            .formatted(String.join(", ", terms.neverStable())));
        } else if (terms.decidedAfter() < terms.stableAfter()) {
            findings.add(
                    FindingCode.WARM_UP,
                    (double) terms.decidedAfter(),
                    (double) terms.stableAfter(),
                    "It decides from bar %d on, and its values depend on where the history begins until bar %d."
                            .formatted(terms.decidedAfter(), terms.stableAfter()));
        }
    }
}
