/// Models that give a probability: what they are trained from, how their scores become
/// probabilities, how they are judged out of sample, and how they are stored. Pure; uses the rows
/// of `sample`, trees and the module's statistics.
@NullMarked
package bellwether.research.learning.model;

import org.jspecify.annotations.NullMarked;
