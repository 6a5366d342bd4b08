/// Writes flat tables as Apache Parquet, row group by row group, so that no more than one of them
/// is in memory. Only what prices need: texts that repeat, days, moments and doubles, some of which
/// may be absent. May use the JDK.
@NullMarked
package bellwether.platform.parquet;

import org.jspecify.annotations.NullMarked;
