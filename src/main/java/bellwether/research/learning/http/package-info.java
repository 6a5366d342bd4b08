/// Outcomes and pattern performance over HTTP.
@NullMarked
package bellwether.research.learning.http;

import org.jspecify.annotations.NullMarked;
