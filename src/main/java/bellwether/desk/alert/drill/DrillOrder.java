package bellwether.desk.alert.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a job drills.
///
/// @param rule the stored rule that is drilled, or null
/// @param version of that rule
/// @param body of the rule
public record DrillOrder(
        String owner, @Nullable String rule, int version, ObjectNode body, int years) {}
