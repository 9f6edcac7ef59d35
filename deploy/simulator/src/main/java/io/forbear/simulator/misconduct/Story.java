package io.forbear.simulator.misconduct;

import io.forbear.simulator.agenda.Due;
import java.util.List;

/**
 * A misdeed as it is reported, and what must be found.
 *
 * @param dues the events
 * @param planted the truth about them
 */
public record Story(List<Due> dues, List<Planted> planted) {
    public Story {
        dues = List.copyOf(dues);
        planted = List.copyOf(planted);
    }
}
