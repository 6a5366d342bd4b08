package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.bench.JobsChaos;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A short run of the chaos.
@Tag("long")
final class ChaosTest {
    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        JobsChaos.Report report =
                JobsChaos.run(new JobsChaos.Plan(4_000, 2, Duration.ofSeconds(3), true, 42));
        assertEquals(0, report.lost(), report.toString());
        assertEquals(0, report.doubled(), report.toString());
        assertEquals(0, report.wrong(), report.toString());
        assertTrue(report.kills() > 0 && report.stops() == 2, report.toString());
        assertTrue(report.slowestReturn().toSeconds() < 10, report.toString());
        System.out.println(report);
    }
}
