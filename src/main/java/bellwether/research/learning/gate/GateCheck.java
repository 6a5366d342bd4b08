package bellwether.research.learning.gate;

import java.util.Optional;

/// One rule of the gate and how the model fared.
///
/// @param have the number that it reached; empty where there is none
/// @param need the number that it had to reach
/// @param words both, in a sentence
public record GateCheck(
        GateRule rule, boolean passed, Optional<Double> have, double need, String words) {}
