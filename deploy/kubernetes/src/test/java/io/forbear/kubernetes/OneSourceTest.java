package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.kubernetes.Chart.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the chart has from elsewhere is what stands there. */
class OneSourceTest {
    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final Path DEPLOY = Chart.ROOT.resolve("deploy");

    private final Manifests everything = Chart.render(Values.EVERYTHING);

    @Test
    void alertsAreThoseOfPrometheus() throws IOException {
        var alerts = YAML.readTree(Files.readString(DEPLOY.resolve("prometheus/alerts.yml")));
        assertThat(alerts.path("groups").size()).isPositive();
        assertThat(everything.the("PrometheusRule", "").path("spec")).isEqualTo(alerts);
    }

    @Test
    void dashboardsAreThoseOfGrafana() throws IOException {
        var rendered = new TreeMap<String, String>();
        everything
                .of("ConfigMap")
                .filter(
                        one ->
                                one.at("/metadata/labels/grafana_dashboard")
                                        .asString("")
                                        .equals("1"))
                .forEach(
                        one ->
                                one.path("data")
                                        .properties()
                                        .forEach(
                                                file ->
                                                        rendered.put(
                                                                file.getKey(),
                                                                file.getValue().asString())));
        var written = new TreeMap<String, String>();
        try (var files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            for (var file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        }
        rendered.replaceAll((_, content) -> content.strip());
        assertThat(rendered).isNotEmpty().isEqualTo(written);
    }

    /** Alerts and dashboards go by the name of the job. */
    @Test
    void prometheusKnowsTheServicesByTheSameJob() throws IOException {
        var scraped =
                YAML.readTree(Files.readString(DEPLOY.resolve("prometheus/prometheus.yml")))
                        .at("/scrape_configs/0");
        var monitor = everything.the("ServiceMonitor", "").path("spec");
        var label = monitor.path("jobLabel").asString();
        var watched =
                everything
                        .of("Service")
                        .filter(
                                one ->
                                        one.at("/metadata/labels")
                                                .path(label)
                                                .asString("")
                                                .equals(scraped.path("job_name").asString()))
                        .toList();
        assertThat(monitor.at("/selector/matchLabels").path(label).asString())
                .isEqualTo(scraped.path("job_name").asString());
        assertThat(monitor.at("/endpoints/0/path").asString())
                .isEqualTo(scraped.path("metrics_path").asString());
        assertThat(
                        watched.stream()
                                .map(one -> one.at("/spec/ports/0/port").asInt())
                                .sorted()
                                .toList())
                .isEqualTo(
                        elements(scraped.at("/static_configs/0/targets"))
                                .map(one -> one.asString().replaceAll(".*:", ""))
                                .map(Integer::valueOf)
                                .sorted()
                                .toList());
    }

    @Test
    void portsAndNamesAreThoseOfTheServices() throws IOException {
        for (var workload : everything.workloads().toList()) {
            var container = Manifests.containers(workload).findFirst().orElseThrow();
            var name = container.path("name").asString();
            var settings =
                    YAML.readTree(
                            Files.readString(
                                    Chart.ROOT.resolve(
                                            name + "/src/main/resources/application.yml")));
            assertThat(settings.at("/spring/application/name").asString()).isEqualTo(name);
            assertThat(container.at("/ports/0/containerPort").asInt())
                    .isEqualTo(settings.at("/server/port").asInt());
            var url = settings.at("/spring/r2dbc/url").asString("");
            // compliance-service has no database unless it is told of one
            if (!url.isEmpty()) {
                assertThat(url).containsPattern("/" + database(container) + "(\\?|$)");
            }
        }
    }

    private static String database(JsonNode container) {
        return Environment.of(container)
                .getOrDefault("SPRING_R2DBC_URL", "")
                .replaceAll(".*/([a-z]+)\\?sslMode.*", "$1");
    }

    @Test
    void theImagesAreThoseOfThisVersion() throws IOException {
        var project = Files.readString(Chart.ROOT.resolve("pom.xml"));
        var version = project.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
        var chart = YAML.readTree(Files.readString(Chart.DIRECTORY.resolve("Chart.yaml")));
        assertThat(chart.path("appVersion").asString()).isEqualTo(version);
    }
}
