/// How sure something is: intervals, tests and corrections, the one place in the product that
/// computes them. Dates are the unit, as symbols move together and labels overlap. Each result
/// carries its size, its method and, where there is none, the reason. Pure: may use the JDK and
/// commons-statistics.
@NullMarked
package bellwether.technical.statistics;

import org.jspecify.annotations.NullMarked;
