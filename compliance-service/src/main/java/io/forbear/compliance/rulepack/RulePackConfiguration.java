package io.forbear.compliance.rulepack;

import io.forbear.packs.RulePacks;
import io.forbear.rules.RuleBook;
import io.forbear.topics.EventSerdes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules that gate and detector judge by. */
@Configuration(proxyBeanMethods = false)
class RulePackConfiguration {

    /** Begins with the shipped packs; a service with a broken pack does not start. */
    @Bean
    PacksInForce packsInForce(EventSerdes serdes) {
        return new PacksInForce(RulePacks.shipped(), serdes::deserializer);
    }

    @Bean
    MeterBinder packMeters(PacksInForce packs) {
        return registry -> {
            Gauge.builder("forbear.packs.unreadable", packs, PacksInForce::unreadable)
                    .description("records of compliance.rule-pack that cannot be used now")
                    .register(registry);
            FunctionCounter.builder("forbear.shadow.defects", packs, PacksInForce::shadowDefects)
                    .description("failures to judge by a pack without effect")
                    .register(registry);
        };
    }

    /** A service whose horizon is too short for the shipped packs does not start. */
    @Bean
    Horizon horizon(@Value("${forbear.conduct.horizon:800d}") Duration length) {
        var horizon = new Horizon(length);
        var shortfall = horizon.shortfall(RuleBook.of(RulePacks.shipped()));
        if (shortfall != null) {
            throw new IllegalStateException(shortfall);
        }
        return horizon;
    }
}
