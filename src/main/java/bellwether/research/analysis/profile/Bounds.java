package bellwether.research.analysis.profile;

import bellwether.platform.base.Fault;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The least and the largest value of a number in a profile.
public record Bounds(BigDecimal least, BigDecimal most) {
    public static Bounds of(String least, String most) {
        return new Bounds(new BigDecimal(least), new BigDecimal(most));
    }

    public void check(String pointer, @Nullable BigDecimal value, List<Fault> faults) {
        if (value != null && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be %s to %s, was %s"
                                    .formatted(
                                            least.toPlainString(),
                                            most.toPlainString(),
                                            value.toPlainString())));
        }
    }
}
