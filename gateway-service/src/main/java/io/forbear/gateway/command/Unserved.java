package io.forbear.gateway.command;

import io.forbear.gateway.provider.Errand;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells of commands that nobody here serves. They may be another gateway's; if they are nobody's,
 * this is where it shows.
 */
@Component
class Unserved {
    private static final Logger LOG = LoggerFactory.getLogger(Unserved.class);

    private final MeterRegistry meters;

    Unserved(MeterRegistry meters) {
        this.meters = meters;
    }

    void tell(String commandId, Errand errand) {
        LOG.warn(
                "command {} is served by no provider here: {} of {} in {}",
                commandId,
                errand.medium(),
                errand.legalEntityId(),
                errand.jurisdictions());
        meters.counter(
                        "forbear.gateway.unserved",
                        "medium",
                        errand.medium().name(),
                        "entity",
                        errand.legalEntityId())
                .increment();
    }
}
