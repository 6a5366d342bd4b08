package bellwether.research.analysis.http;

import bellwether.platform.base.Fault;
import bellwether.research.analysis.profile.Bounds;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Thresholds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The thresholds of a [ProfileBody].
record ThresholdsBody(@Nullable BigDecimal act, @Nullable BigDecimal strong) {
    private static final Bounds BOUNDS = Bounds.of("0.001", "1");

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        BOUNDS.check("/thresholds/act", act, faults);
        BOUNDS.check("/thresholds/strong", strong, faults);
        if (faults.isEmpty() && least().compareTo(most()) >= 0) {
            faults.add(
                    new Fault(
                            "/thresholds/act",
                            "must be below strong, which is %s, was %s"
                                    .formatted(most().toPlainString(), least().toPlainString())));
        }
        return faults;
    }

    Thresholds thresholds() {
        return new Thresholds(least().doubleValue(), most().doubleValue());
    }

    private BigDecimal least() {
        return Objects.requireNonNullElse(
                act, BigDecimal.valueOf(BuiltInProfiles.BALANCED.thresholds().act()));
    }

    private BigDecimal most() {
        return Objects.requireNonNullElse(
                strong, BigDecimal.valueOf(BuiltInProfiles.BALANCED.thresholds().strong()));
    }
}
