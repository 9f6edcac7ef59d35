{{/* What a schema cannot say; each failure names the value and what to do. */}}
{{- define "forbear.checks" -}}
{{- $v := .Values -}}
{{- $_ := required "kafka.bootstrapServers is needed: host:port of the brokers, several with commas" $v.kafka.bootstrapServers -}}
{{- $_ := required "registry.url is needed: the address of the schema registry" $v.registry.url -}}
{{- $_ := required "postgresql.host is needed: the server that has a database for each service" $v.postgresql.host -}}
{{- if and (not $v.identityProvider.issuerUri) (not $v.identityProvider.jwkSetUri) -}}
{{- fail "identityProvider.issuerUri is needed (or jwkSetUri): whose tokens are valid" -}}
{{- end -}}
{{- if has (include "forbear.tag" .) (list "latest" "main" "master" "edge") -}}
{{- fail (printf "image.tag %s moves: nobody could say what runs; name a version" (include "forbear.tag" .)) -}}
{{- end -}}
{{- if and (hasPrefix "verify-" $v.postgresql.sslMode) (not $v.postgresql.caSecret.name) -}}
{{- fail (printf "postgresql.caSecret.name is needed by postgresql.sslMode %s: by what the server is known" $v.postgresql.sslMode) -}}
{{- end -}}
{{- range $name := include "forbear.enabled" . | fromJsonArray -}}
{{- $component := include "forbear.component" (dict "root" $ "name" $name) | fromJson -}}
{{- include "forbear.checks.component" (dict "root" $ "component" $component) -}}
{{- end -}}
{{- if and $v.monitoring.serviceMonitor.enabled (not $v.monitoring.serviceMonitor.tokenSecret.name) -}}
{{- fail "monitoring.serviceMonitor.tokenSecret.name is needed: services give figures to the role operations only" -}}
{{- end -}}
{{- if and $v.ingress.enabled (not $v.ingress.tlsSecret) -}}
{{- fail "ingress.tlsSecret is needed: the console's cookie is sent over HTTPS only" -}}
{{- end -}}
{{- if and $v.httpRoute.enabled (not $v.httpRoute.parentRefs) -}}
{{- fail "httpRoute.parentRefs is needed: which Gateway the routes belong to" -}}
{{- end -}}
{{- range $entry := list (dict "of" "ingress" "is" $v.ingress) (dict "of" "httpRoute" "is" $v.httpRoute) -}}
{{- if $entry.is.enabled -}}
{{- if not $entry.is.rules -}}{{- fail (printf "%s.rules is needed: which host and path lead to which service" $entry.of) -}}{{- end -}}
{{- range $entry.is.rules -}}{{- range .paths -}}
{{- if not (has .service (include "forbear.enabled" $ | fromJsonArray)) -}}
{{- fail (printf "%s.rules leads to %s, which is not enabled" $entry.of .service) -}}
{{- end -}}
{{- end -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "forbear.checks.component" -}}
{{- $c := .component -}}
{{- $v := .root.Values -}}
{{- $of := printf "services.%s" $c.name -}}
{{- $_ := required (printf "%s.database.secret.name is needed: the Secret with user and password" $of) $c.values.database.secret.name -}}
{{- if ne $v.kafka.securityProtocol "PLAINTEXT" -}}
{{- $_ := required (printf "%s.kafkaSecret.name is needed by kafka.securityProtocol %s" $of $v.kafka.securityProtocol) $c.values.kafkaSecret.name -}}
{{- end -}}
{{- if eq $c.name "contact-service" -}}
{{- $_ := required "services.contact-service.vault.keysetsSecret is needed: by its keys numbers and addresses are sealed" $c.values.vault.keysetsSecret -}}
{{- end -}}
{{- $ending := add (int $c.settings.preStopSeconds) (int $c.settings.shutdownPhaseSeconds) -}}
{{- if eq $c.name "compliance-service" -}}
{{- $ending = add $ending (int $c.values.streams.closeTimeoutSeconds) -}}
{{- if and (gt (int $c.values.streams.standbyReplicas) 0) (ge (int $c.values.streams.standbyReplicas) (int $c.values.replicas)) -}}
{{- fail (printf "%s.streams.standbyReplicas %d needs more than %d replicas: a copy lies on another instance" $of (int $c.values.streams.standbyReplicas) (int $c.values.replicas)) -}}
{{- end -}}
{{- end -}}
{{- if le (int $c.settings.terminationGracePeriodSeconds) (int $ending) -}}
{{- fail (printf "%s: terminationGracePeriodSeconds %d must be more than preStopSeconds, shutdownPhaseSeconds and closeTimeoutSeconds together, %d" $of (int $c.settings.terminationGracePeriodSeconds) (int $ending)) -}}
{{- end -}}
{{- with $c.values.autoscaling -}}
{{- if .enabled -}}
{{- if gt (int .maxReplicas) (int $v.kafka.topics.partitions) -}}
{{- fail (printf "%s.autoscaling.maxReplicas %d is more than kafka.topics.partitions %d: the rest would idle" $of (int .maxReplicas) (int $v.kafka.topics.partitions)) -}}
{{- end -}}
{{- if lt (int .maxReplicas) (int .minReplicas) -}}
{{- fail (printf "%s.autoscaling.maxReplicas is less than minReplicas" $of) -}}
{{- end -}}
{{- if and (eq .by "lag") (not $c.facts.groups) -}}
{{- fail (printf "%s.autoscaling.by: it consumes nothing, so there is no lag; use cpu" $of) -}}
{{- end -}}
{{- if and (eq .by "lag") (ne $v.kafka.securityProtocol "PLAINTEXT") (not $v.keda.authentication.name) -}}
{{- fail (printf "keda.authentication.name is needed by %s.autoscaling: the Secret by which KEDA reads lags" $of) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
