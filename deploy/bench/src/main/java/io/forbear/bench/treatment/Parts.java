package io.forbear.bench.treatment;

import io.forbear.bench.service.ServiceProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The processes among which the work is divided. */
record Parts(ServiceProcess contact, ServiceProcess compliance) {

    void requireAlive() {
        contact.requireAlive();
        compliance.requireAlive();
    }

    /** Processor seconds of each part since its start. */
    Map<String, Double> cpuSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        seconds.put("contact-service", contact.cpuSeconds());
        seconds.put("compliance-service", compliance.cpuSeconds());
        seconds.put("PostgreSQL", cpu(postgres()));
        seconds.put("Kafka and the load", cpu(Stream.of(ProcessHandle.current())));
        return seconds;
    }

    /** Ours, not what else runs on the machine. */
    private static Stream<ProcessHandle> postgres() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").endsWith("/postgres"));
    }

    private static double cpu(Stream<ProcessHandle> processes) {
        return processes
                        .mapToLong(
                                one ->
                                        one.info()
                                                .totalCpuDuration()
                                                .orElse(Duration.ZERO)
                                                .toMillis())
                        .sum()
                / 1000.0;
    }
}
