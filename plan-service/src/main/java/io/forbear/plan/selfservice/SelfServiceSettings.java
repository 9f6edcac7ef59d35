package io.forbear.plan.selfservice;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * Settings of self-service.
 *
 * @param tokenValidFor how long a token opens a case at most
 * @param callsPerToken how many calls one token may make in a period
 * @param callsPerAddress how many calls may come from one address in a period
 * @param per the period
 * @param accountService where statements of debt are fetched
 * @param accountServiceToken the file with the bearer token for that, read anew for every call;
 *     null: statements cannot be fetched
 * @param patience how long a statement is awaited
 */
@ConfigurationProperties("forbear.plan.self-service")
record SelfServiceSettings(
        Duration tokenValidFor,
        int callsPerToken,
        int callsPerAddress,
        Duration per,
        URI accountService,
        @Nullable Resource accountServiceToken,
        Duration patience) {}
