{{/* Environment of a component's container. Names are Spring's for the properties; a test compares them. */}}
{{- define "forbear.env" -}}
{{- $c := .component -}}
{{- $v := .root.Values -}}
- {name: SERVER_ADDRESS, value: 0.0.0.0}
- {name: SERVER_PORT, value: {{ $c.facts.port | quote }}}
# files named like properties: passwords stay out of the environment
- {name: SPRING_CONFIG_IMPORT, value: "configtree:/run/secrets/forbear/"}
{{- if include "forbear.config" . }}
- {name: SPRING_CONFIG_ADDITIONAL_LOCATION, value: "file:/etc/forbear/"}
{{- end }}
{{- with $v.profiles }}
- {name: SPRING_PROFILES_ACTIVE, value: {{ join "," . | quote }}}
{{- end }}
- {name: SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE, value: {{ printf "%ds" (int $c.settings.shutdownPhaseSeconds) | quote }}}
- {name: SPRING_KAFKA_BOOTSTRAP_SERVERS, value: {{ $v.kafka.bootstrapServers | quote }}}
- {name: SPRING_KAFKA_SECURITY_PROTOCOL, value: {{ $v.kafka.securityProtocol }}}
{{- if hasPrefix "SASL" $v.kafka.securityProtocol }}
- {name: SPRING_KAFKA_PROPERTIES_SASL_MECHANISM, value: {{ $v.kafka.saslMechanism }}}
{{- end }}
{{- if and (hasSuffix "SSL" $v.kafka.securityProtocol) $v.kafka.caSecret.name }}
- {name: SPRING_KAFKA_SSL_TRUST_STORE_TYPE, value: PEM}
- {name: SPRING_KAFKA_SSL_TRUST_STORE_LOCATION, value: "file:/run/secrets/kafka-ca/ca.crt"}
{{- end }}
{{- if eq $v.kafka.securityProtocol "SSL" }}
- {name: SPRING_KAFKA_SSL_KEY_STORE_TYPE, value: PKCS12}
- {name: SPRING_KAFKA_SSL_KEY_STORE_LOCATION, value: "file:/run/secrets/kafka-user/user.p12"}
{{- end }}
- {name: FORBEAR_REGISTRY_URL, value: {{ $v.registry.url | quote }}}
{{- if $v.registry.caSecret.name }}
- {name: FORBEAR_REGISTRY_CA, value: /run/secrets/registry-ca/ca.crt}
{{- end }}
{{- $database := printf "%s:%d/%s" $v.postgresql.host (int $v.postgresql.port) $c.values.database.name }}
{{- $ca := ternary "/run/secrets/postgresql-ca/ca.crt" "" (ne $v.postgresql.caSecret.name "") }}
{{- $r2dbc := printf "r2dbc:postgresql://%s?sslMode=%s%s" $database $v.postgresql.sslMode (ternary (printf "&sslRootCert=%s" $ca) "" (ne $ca "")) }}
{{- $jdbc := printf "jdbc:postgresql://%s?sslmode=%s%s" $database $v.postgresql.sslMode (ternary (printf "&sslrootcert=%s" $ca) "" (ne $ca "")) }}
- {name: SPRING_R2DBC_URL, value: {{ $r2dbc | quote }}}
- {name: SPRING_FLYWAY_URL, value: {{ $jdbc | quote }}}
{{- with $v.identityProvider.issuerUri }}
- {name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI, value: {{ . | quote }}}
{{- end }}
{{- with $v.identityProvider.jwkSetUri }}
- {name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI, value: {{ . | quote }}}
{{- end }}
- {name: FORBEAR_SECURITY_ROLES_CLAIM, value: {{ $v.identityProvider.rolesClaim | quote }}}
{{- if ne $c.name "console" }}
- {name: FORBEAR_REGISTRY_REGISTER, value: {{ $v.registry.register | quote }}}
- {name: FORBEAR_TOPICS_CREATE, value: {{ $v.kafka.topics.create | quote }}}
- {name: FORBEAR_TOPICS_PARTITIONS, value: {{ $v.kafka.topics.partitions | quote }}}
- {name: FORBEAR_TOPICS_REPLICATION, value: {{ $v.kafka.topics.replication | quote }}}
{{- end }}
{{- with include (printf "forbear.env.%s" $c.name) . }}
{{ . }}
{{- end }}
{{- with $v.javaOptions }}
- {name: JAVA_TOOL_OPTIONS, value: {{ . | quote }}}
{{- end }}
{{- with $c.values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "forbear.env.account-service" -}}
- {name: FORBEAR_COMPLIANCE_URL, value: {{ include "forbear.url" (dict "root" .root "component" "compliance-service") | quote }}}
{{- end }}

{{- define "forbear.env.contact-service" -}}
- {name: FORBEAR_ACCOUNT_URL, value: {{ include "forbear.url" (dict "root" .root "component" "account-service") | quote }}}
- {name: FORBEAR_PLAN_URL, value: {{ include "forbear.url" (dict "root" .root "component" "plan-service") | quote }}}
- {name: FORBEAR_COMPLIANCE_URL, value: {{ include "forbear.url" (dict "root" .root "component" "compliance-service") | quote }}}
{{ include "forbear.env.vault" . }}
{{- end }}

{{- define "forbear.env.plan-service" -}}
- {name: FORBEAR_PLAN_SELF_SERVICE_ACCOUNT_SERVICE, value: {{ include "forbear.url" (dict "root" .root "component" "account-service") | quote }}}
{{- if .component.values.accountServiceToken.name }}
- {name: FORBEAR_PLAN_SELF_SERVICE_ACCOUNT_SERVICE_TOKEN, value: "file:/run/secrets/account-service-token/token"}
{{- end }}
{{- end }}

{{- define "forbear.env.gateway-service" -}}
{{- if .component.values.vault.keysetsSecret -}}
{{ include "forbear.env.vault" . }}
{{- end }}
{{- end }}

{{- define "forbear.env.console" -}}
{{- if .component.values.token.name -}}
- {name: FORBEAR_CONSOLE_TOKEN, value: "file:/run/secrets/console-token/token"}
{{- end }}
{{- end }}

{{- define "forbear.env.vault" -}}
- {name: FORBEAR_VAULT_KEYS, value: /run/secrets/keysets}
{{- if .component.values.vault.masterKeySecret.name }}
- {name: FORBEAR_VAULT_MASTER_KEY, value: /run/secrets/master-key/master.json}
{{- end }}
{{- end }}

{{- define "forbear.env.compliance-service" -}}
{{- $streams := .component.values.streams -}}
- {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
- {name: POD_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
# where the other instances find the debtors this one holds
- {name: FORBEAR_COMPLIANCE_ADVERTISED, value: "$(POD_NAME).{{ .component.fullname }}-instances.$(POD_NAMESPACE).svc:{{ .component.facts.port }}"}
- {name: FORBEAR_CONDUCT_CLOSE_TIMEOUT_SECONDS, value: {{ $streams.closeTimeoutSeconds | quote }}}
- {name: SPRING_KAFKA_STREAMS_STATE_DIR, value: /var/lib/forbear/streams}
- {name: SPRING_KAFKA_STREAMS_REPLICATION_FACTOR, value: {{ .root.Values.kafka.topics.replication | quote }}}
- {name: SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STREAM_THREADS, value: {{ $streams.threads | quote }}}
- {name: SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STANDBY_REPLICAS, value: {{ $streams.standbyReplicas | quote }}}
{{- if $streams.staticMembership.enabled }}
- {name: SPRING_KAFKA_STREAMS_PROPERTIES_GROUP_INSTANCE_ID, value: "$(POD_NAME)"}
- {name: SPRING_KAFKA_STREAMS_PROPERTIES_SESSION_TIMEOUT_MS, value: {{ mul 1000 (int $streams.staticMembership.sessionTimeoutSeconds) | quote }}}
{{- end }}
{{- end }}

{{/* Volumes of a component's pod. */}}
{{- define "forbear.volumes" -}}
{{- $c := .component -}}
{{- $v := .root.Values -}}
- name: tmp
  emptyDir: {sizeLimit: {{ $c.settings.tmpSize }}}
- name: properties
  projected:
    defaultMode: 288 # 0440
    sources:
      {{- $login := $c.values.database.secret }}
      - secret:
          name: {{ $login.name }}
          items:
            - {key: {{ $login.usernameKey }}, path: spring.r2dbc.username}
            - {key: {{ $login.passwordKey }}, path: spring.r2dbc.password}
      {{- $owner := ternary $c.values.database.ownerSecret $login (ne $c.values.database.ownerSecret.name "") }}
      - secret:
          name: {{ $owner.name }}
          items:
            - {key: {{ $owner.usernameKey }}, path: spring.flyway.user}
            - {key: {{ $owner.passwordKey }}, path: spring.flyway.password}
      {{- with $v.registry.credentials }}
      {{- if .name }}
      - secret:
          name: {{ .name }}
          items:
            - {key: {{ .usernameKey }}, path: forbear.registry.username}
            - {key: {{ .passwordKey }}, path: forbear.registry.password}
      {{- end }}
      {{- end }}
      {{- if hasPrefix "SASL" $v.kafka.securityProtocol }}
      - secret:
          name: {{ $c.values.kafkaSecret.name }}
          items: [{key: {{ $c.values.kafkaSecret.jaasKey }}, path: spring.kafka.properties.sasl.jaas.config}]
      {{- else if eq $v.kafka.securityProtocol "SSL" }}
      - secret:
          name: {{ $c.values.kafkaSecret.name }}
          items: [{key: {{ $c.values.kafkaSecret.keyStorePasswordKey }}, path: spring.kafka.ssl.key-store-password}]
      {{- end }}
{{- range $volume := include "forbear.secretFiles" . | fromJsonArray }}
- name: {{ $volume.name }}
  secret:
    secretName: {{ $volume.secret }}
    defaultMode: 288 # 0440
    {{- with $volume.items }}
    items: {{ toJson . }}
    {{- end }}
{{- end }}
{{- if include "forbear.config" . }}
- name: config
  configMap: {name: {{ $c.fullname }}}
{{- end }}
{{- with $c.values.volumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Secrets that are files as they are, each in a directory of its own below /run/secrets. */}}
{{- define "forbear.secretFiles" -}}
{{- $c := .component -}}
{{- $v := .root.Values -}}
{{- $files := list -}}
{{- if and (hasSuffix "SSL" $v.kafka.securityProtocol) $v.kafka.caSecret.name -}}
{{- $files = append $files (dict "name" "kafka-ca" "secret" $v.kafka.caSecret.name "items" (list (dict "key" $v.kafka.caSecret.key "path" "ca.crt"))) -}}
{{- end -}}
{{- if eq $v.kafka.securityProtocol "SSL" -}}
{{- $files = append $files (dict "name" "kafka-user" "secret" $c.values.kafkaSecret.name "items" (list (dict "key" $c.values.kafkaSecret.keyStoreKey "path" "user.p12"))) -}}
{{- end -}}
{{- if $v.registry.caSecret.name -}}
{{- $files = append $files (dict "name" "registry-ca" "secret" $v.registry.caSecret.name "items" (list (dict "key" $v.registry.caSecret.key "path" "ca.crt"))) -}}
{{- end -}}
{{- if $v.postgresql.caSecret.name -}}
{{- $files = append $files (dict "name" "postgresql-ca" "secret" $v.postgresql.caSecret.name "items" (list (dict "key" $v.postgresql.caSecret.key "path" "ca.crt"))) -}}
{{- end -}}
{{- with $c.values.vault -}}
{{- if .keysetsSecret -}}
{{- $files = append $files (dict "name" "keysets" "secret" .keysetsSecret) -}}
{{- if .masterKeySecret.name -}}
{{- $files = append $files (dict "name" "master-key" "secret" .masterKeySecret.name "items" (list (dict "key" .masterKeySecret.key "path" "master.json"))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $c.values.providerSecrets -}}
{{- $files = append $files (dict "name" (printf "provider-%s" .) "secret" . "path" (printf "providers/%s" .)) -}}
{{- end -}}
{{- with $c.values.accountServiceToken -}}
{{- if .name -}}
{{- $files = append $files (dict "name" "account-service-token" "secret" .name "items" (list (dict "key" .key "path" "token"))) -}}
{{- end -}}
{{- end -}}
{{- with $c.values.token -}}
{{- if .name -}}
{{- $files = append $files (dict "name" "console-token" "secret" .name "items" (list (dict "key" .key "path" "token"))) -}}
{{- end -}}
{{- end -}}
{{- $files | toJson -}}
{{- end }}

{{- define "forbear.mounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: properties, mountPath: /run/secrets/forbear, readOnly: true}
{{- range $volume := include "forbear.secretFiles" . | fromJsonArray }}
- {name: {{ $volume.name }}, mountPath: /run/secrets/{{ default $volume.name $volume.path }}, readOnly: true}
{{- end }}
{{- if include "forbear.config" . }}
- {name: config, mountPath: /etc/forbear, readOnly: true}
{{- end }}
{{- if eq .component.name "compliance-service" }}
- {name: state, mountPath: /var/lib/forbear/streams}
{{- end }}
{{- with .component.values.volumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* What a component's application.yml says here; nothing if it says nothing. Names with dashes as keys of a map cannot
stand in the environment. */}}
{{- define "forbear.config" -}}
{{- $config := deepCopy .component.values.config -}}
{{- if eq .component.name "console" -}}
{{- $services := dict -}}
{{- range $name := without (include "forbear.enabled" .root | fromJsonArray) "console" -}}
{{- $_ := set $services $name (include "forbear.url" (dict "root" $.root "component" $name)) -}}
{{- end -}}
{{- $config = mergeOverwrite (dict "forbear" (dict "console" (dict "services" $services))) $config -}}
{{- end -}}
{{- if $config -}}{{- toYaml $config -}}{{- end -}}
{{- end }}
