package bellwether.analysis;

import bellwether.jobs.Batch;
import bellwether.jobs.Item;
import bellwether.jobs.JobId;
import bellwether.jobs.JobKind;
import bellwether.jobs.Outcome;
import bellwether.market.History;
import bellwether.market.Market;
import bellwether.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The work of an analysis job: loads the price history of a batch in one query and analyses each
/// symbol.
final class AnalysisKind implements JobKind {
    static final String NAME = "analysis";

    private final Market market;

    AnalysisKind(Market market) {
        this.market = market;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Outcome> work(Batch batch) {
        AnalysisParams params = Json.read(batch.params(), AnalysisParams.class);
        List<String> tickers = batch.items().stream().map(Item::key).toList();
        Map<String, History> histories =
                market.load(tickers, params.interval()).stream()
                        .collect(Collectors.toMap(History::ticker, Function.identity()));
        Analyst analyst = new Analyst();
        List<Outcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(
                    batch.cancelled().getAsBoolean()
                            ? new Outcome.Untouched(item)
                            : outcome(
                                    item,
                                    Optional.ofNullable(histories.get(item.key())),
                                    params,
                                    analyst));
        }
        return outcomes;
    }

    private static Outcome outcome(
            Item item, Optional<History> history, AnalysisParams params, Analyst analyst) {
        if (history.isEmpty()) {
            return failure(
                    item,
                    "unknown_symbol",
                    "No price history is stored for %s.".formatted(item.key()));
        }
        Optional<Profile> profile = params.chosenProfile();
        if (profile.isEmpty()) {
            return failure(
                    item,
                    "unknown_profile",
                    "There is no profile %s any more, and the job kept no numbers of it."
                            .formatted(params.profile()));
        }
        Finding finding =
                analyst.analyse(
                        history.get(),
                        params.interval(),
                        profile.get(),
                        params.terms(),
                        params.date());
        return switch (finding) {
            case Finding.Analysed(Analysis analysis) ->
                    new Outcome.Success(item, NewAnalysis.of(analysis));
            case Finding.OutOfRange odd ->
                    failure(item, "price_out_of_range", odd.words(item.key()));
            case Finding.NotEnoughBars few ->
                    failure(item, "not_enough_bars", few.words(item.key()));
        };
    }

    private static Outcome failure(Item item, String code, String message) {
        return new Outcome.Failure(item, code, message, true, Optional.empty());
    }

    @Override
    public void store(Handle transaction, JobId job, List<Outcome.Success> finished) {
        AnalysisDao.insert(transaction, job, finished);
    }

    @Override
    public void completed(Handle transaction, JobId job) {
        AnalysisDao.rank(transaction, job);
    }

    @Override
    public Optional<String> brief(Outcome.Success success) {
        NewAnalysis found = (NewAnalysis) success.payload();
        return Optional.of(Json.write(new Brief(found.ticker(), found.verdict(), found.score())));
    }

    private record Brief(String ticker, String verdict, double score) {}
}
