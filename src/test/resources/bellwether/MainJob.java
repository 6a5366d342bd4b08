import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import client.api.AnalysisApi;
import client.api.JobsApi;
import client.api.MarketApi;
import client.model.AnalysisRequest;
import client.model.AnalysisResults;
import client.model.Job;
import client.model.JobState;
import client.model.ShownAnalysis;
import client.model.StoredAnalysis;
import client.model.TradePlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The main job as a user of the generated client writes it: submit, wait, read. GeneratedClientTest
/// compiles it against the client and runs it.
public final class MainJob {
    private static final Set<JobState> ENDED =
            Set.of(JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED);

    public static void main(String[] arguments) throws Exception {
        ApiClient service = new ApiClient();
        service.updateBaseUri(arguments[0]);
        AnalysisApi analyses = new AnalysisApi(service);
        JobsApi jobs = new JobsApi(service);

        AnalysisRequest request =
                new AnalysisRequest()
                        .tickers(List.of("DEMO01", "DEMO02", "NOPE"))
                        .capital(new BigDecimal("100000"));

        AnalysisResults atOnce = analyses.submitAnalysis(request, null, "wait=20", null, null);
        System.out.println("at once: " + atOnce.getJob().getState() + " " + atOnce.getItems().size());

        ApiResponse<AnalysisResults> made = analyses.submitAnalysisWithHttpInfo(request, "main-job", null, null, null);
        String location = made.getHeaders().get("location").getFirst();
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        Job job = jobs.getJob(id, null, null);
        while (!ENDED.contains(job.getState())) {
            Thread.sleep(20);
            job = jobs.getJob(id, null, null);
        }
        AnalysisResults results = analyses.listResults(
                id, 50, null, null, null, null, null, null, null, null, null, null);
        System.out.println("submitted: " + made.getStatusCode() + " " + job.getState());
        for (ShownAnalysis shown : results.getItems()) {
            StoredAnalysis analysis = shown.getStoredAnalysis();
            String plan =
                    analysis.getPlan().getActualInstance() instanceof TradePlan trade
                            ? trade.getShares() + " shares at " + trade.getEntry().getPrice()
                            : "no trade";
            System.out.println(analysis.getTicker() + ": " + analysis.getVerdict() + ", " + plan);
        }
        System.out.println(
                "failed: " + results.getFailedItems().getFirst().getKey() + " "
                        + results.getFailedItems().getFirst().getCode());
        try {
            new MarketApi(service).getStock("NOPE", null);
        } catch (ApiException e) {
            System.out.println("refused: " + e.getCode());
        }
    }
}
