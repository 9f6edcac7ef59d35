package io.forbear.console.neighbour;

import io.forbear.console.neighbour.ServiceWatch.ServiceStanding;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Which services serve. */
@RestController
@PreAuthorize("isAuthenticated()")
class ServiceController {
    private final ServiceWatch watch;

    ServiceController(ServiceWatch watch) {
        this.watch = watch;
    }

    @GetMapping("/api/services")
    Flux<ServiceStanding> services() {
        return Flux.fromIterable(watch.seen());
    }
}
