package io.forbear.simulator.pace;

import java.time.Instant;
import java.util.List;

/** Where it can be looked how far work is done. */
public interface Place {

    /**
     * Looks.
     *
     * @param now the simulated instant, asked before
     * @throws io.forbear.simulator.trouble.Trouble if nobody can tell
     */
    List<Standing> look(Instant now);
}
