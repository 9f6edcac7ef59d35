package io.forbear.gateway.sending;

import java.util.List;

/** The lines to all providers. */
record Lines(List<Line> all) {
    Lines {
        all = List.copyOf(all);
    }
}
