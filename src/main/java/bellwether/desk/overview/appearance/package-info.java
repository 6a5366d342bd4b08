/// Where a symbol has appeared before: in analyses, detections, alerts, tracked screens and jobs.
/// Stored facts only.
@NullMarked
package bellwether.desk.overview.appearance;

import org.jspecify.annotations.NullMarked;
