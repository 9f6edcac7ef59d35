package io.forbear.plan.settlement;

import io.forbear.plan.account.Zones;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads what the bank has laid down for settlements. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    SettlementConfiguration.SettlementProperties.class,
    SettlementConfiguration.CalendarProperties.class
})
class SettlementConfiguration {
    /**
     * Settings of settlements.
     *
     * @param waiveAlonePercent what share of the balance one person may waive alone
     * @param waiveMostPercent what share may be waived at all
     * @param maxDaysToPay how far ahead the day of payment may lie
     * @param validFor how long the debtor can accept
     */
    @ConfigurationProperties("forbear.plan.settlements")
    record SettlementProperties(
            int waiveAlonePercent, int waiveMostPercent, int maxDaysToPay, Duration validFor) {}

    /** Settings that settlements share with plans. */
    @ConfigurationProperties("forbear.plan")
    record CalendarProperties(ZoneId zone, @DefaultValue Map<String, ZoneId> zones) {}

    @Bean
    Settling.Policy settlementPolicy(
            SettlementProperties settlements, CalendarProperties calendar) {
        return new Settling.Policy(
                settlements.waiveAlonePercent(),
                settlements.waiveMostPercent(),
                settlements.maxDaysToPay(),
                settlements.validFor(),
                new Zones(calendar.zone(), calendar.zones()));
    }
}
