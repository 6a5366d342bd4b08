package bellwether.desk.report.http;

import bellwether.desk.report.chart.AnalysisChart;
import bellwether.desk.report.page.AnalysisReport;
import bellwether.desk.report.page.ReportReader;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.document.SheetStyle;
import bellwether.platform.drawing.CandleChart;
import bellwether.platform.drawing.ChartSize;
import bellwether.platform.drawing.ChartStyleSheet;
import bellwether.platform.drawing.PictureFile;
import bellwether.platform.drawing.SvgSurface;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reports and charts of analyses.
public final class AnalysisReportRoutes implements Routes {
    private static final String ONE = "/api/v1/analyses/{id}";
    private static final int LEAST_WIDTH = 320;
    private static final int MOST_WIDTH = 1280;
    private static final int LEAST_HEIGHT = 240;
    private static final int MOST_HEIGHT = 720;
    private static final int HEIGHT = 480;

    private final ReportReader reader;

    public AnalysisReportRoutes(ReportReader reader) {
        this.reader = reader;
    }

    /// Colours of a page.
    private enum Look {
        LIGHT,
        DARK
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ONE + "/report", this::report, Role.READER);
        routes.get(ONE + "/chart.svg", this::svg, Role.READER);
        routes.get(ONE + "/chart.png", this::png, Role.READER);
    }

    private StoredAnalysis known(Context ctx) {
        return reader.known(Callers.of(ctx).owner(), ctx.pathParam("id"));
    }

    private void report(Context ctx) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, known(ctx));
    }

    /// Answers with the report of an analysis.
    public void answer(Context ctx, StoredAnalysis found) {
        String page = AnalysisReport.of(reader.subject(Callers.of(ctx).owner(), found), List.of());
        ctx.header("Content-Security-Policy", AnalysisReport.policy());
        ctx.header(
                "Content-Disposition",
                "inline; filename=\"analysis-%s.html\"".formatted(found.publicId()));
        ConditionalResponse.file(ctx)
                .answer(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    private static ChartSize size(Context ctx) {
        return new ChartSize(
                QueryParameters.integer(
                        ctx, "width", LEAST_WIDTH, MOST_WIDTH, ChartSize.WIDE.width()),
                QueryParameters.integer(ctx, "height", LEAST_HEIGHT, MOST_HEIGHT, HEIGHT));
    }

    private CandleChart chart(StoredAnalysis found) {
        JsonNode tree = ReportReader.tree(found);
        return reader.basis(tree)
                .map(basis -> AnalysisChart.of(tree, basis))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "no_chart",
                                "No bars of %s up to %s are stored any more: there is nothing to draw."
                                        .formatted(
                                                tree.path("ticker").asText(),
                                                tree.path("as_of").asText())));
    }

    private void svg(Context ctx) {
        QueryParameters.allowOnly(ctx, "width", "height", "look");
        ChartSize size = size(ctx);
        Optional<Look> look = QueryParameters.oneOf(ctx, "look", Look.class);
        StoredAnalysis found = known(ctx);
        String css =
                look.map(one -> ChartStyleSheet.fixed(one == Look.DARK))
                                .orElse(ChartStyleSheet.css())
                        + ChartStyleSheet.ofFile(size);
        String svg = SvgSurface.file(chart(found), size, css);
        ctx.header("Content-Security-Policy", SheetStyle.ofChart(css).policy());
        named(ctx, found, "svg");
        ConditionalResponse.file(ctx)
                .answer(svg.getBytes(StandardCharsets.UTF_8), "image/svg+xml; charset=utf-8");
    }

    private void png(Context ctx) {
        QueryParameters.allowOnly(ctx, "width", "height", "look");
        ChartSize size = size(ctx);
        boolean dark =
                QueryParameters.oneOf(ctx, "look", Look.class)
                        .filter(Look.DARK::equals)
                        .isPresent();
        StoredAnalysis found = known(ctx);
        byte[] picture = PictureFile.png(chart(found), size, dark);
        named(ctx, found, "png");
        ConditionalResponse.file(ctx).answer(picture, "image/png");
    }

    private static void named(Context ctx, StoredAnalysis found, String kind) {
        ctx.header(
                "Content-Disposition",
                "inline; filename=\"analysis-%s.%s\"".formatted(found.publicId(), kind));
    }
}
