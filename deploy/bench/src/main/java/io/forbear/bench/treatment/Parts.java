package io.forbear.bench.treatment;

import io.forbear.bench.service.ServiceProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processes among which the work is divided. */
record Parts(ServiceProcess contact, ServiceProcess compliance, Postgres postgres) {

    /** To be called all the while. */
    void requireAlive() {
        contact.requireAlive();
        compliance.requireAlive();
        postgres.lookSometimes();
    }

    /** Processor seconds of each part since its start. */
    Map<String, Double> cpuSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put("contact-service", contact.cpuSeconds());
        seconds.put("compliance-service", compliance.cpuSeconds());
        seconds.put("PostgreSQL", postgres.cpuSeconds());
        seconds.put("Kafka and the load", here());
        return seconds;
    }

    private static double here() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                / 1000.0;
    }
}
