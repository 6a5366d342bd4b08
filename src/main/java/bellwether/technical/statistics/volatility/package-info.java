/// How far prices may move: variances from past returns and ranges, and intervals whose coverage is
/// taken from the record. No figure says in which direction. Uses the values of its module only.
@NullMarked
package bellwether.technical.statistics.volatility;

import org.jspecify.annotations.NullMarked;
