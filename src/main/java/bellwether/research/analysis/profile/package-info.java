/// Profiles: weights of the voters, thresholds of the verdicts, risk rules. May use `vote`.
@NullMarked
package bellwether.research.analysis.profile;

import org.jspecify.annotations.NullMarked;
