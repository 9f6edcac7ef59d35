{{/* What is the same for every installation: ports, databases, consumer groups, and who calls whom over HTTP. */}}
{{- define "forbear.facts" -}}
account-service:
  port: 8081
  groups: [account-service, account-service-budgets]
  calls: [compliance-service]
contact-service:
  port: 8082
  groups: [contact-service, contact-service-findings]
  calls: [account-service, plan-service, compliance-service]
plan-service:
  port: 8083
  groups: [plan-service, plan-service-disputes]
  calls: [account-service]
compliance-service:
  port: 8084
  groups: [compliance-service, compliance-projection]
  calls: [compliance-service]
gateway-service:
  port: 8086
  groups: [gateway-service-sms, gateway-service-email]
  calls: []
console:
  port: 8080
  groups: []
  calls: [account-service, contact-service, plan-service, compliance-service, gateway-service]
{{- end }}

{{- define "forbear.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Names of the components that are enabled, in order, as JSON. */}}
{{- define "forbear.enabled" -}}
{{- $enabled := list -}}
{{- range $name, $service := .Values.services -}}
{{- if $service.enabled -}}{{- $enabled = append $enabled $name -}}{{- end -}}
{{- end -}}
{{- $enabled | toJson -}}
{{- end }}

{{/* What a component is made of: its facts, its values, and defaults with its overrides. */}}
{{- define "forbear.component" -}}
{{- $facts := get (include "forbear.facts" .root | fromYaml) .name -}}
{{- $values := get .root.Values.services .name -}}
{{- dict
  "name" .name
  "fullname" (printf "%s-%s" (include "forbear.fullname" .root) .name)
  "facts" $facts
  "values" $values
  "settings" (mergeOverwrite (deepCopy .root.Values.defaults) $values.overrides)
  | toJson -}}
{{- end }}

{{- define "forbear.selector" -}}
app.kubernetes.io/name: {{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* Labels of all objects; component is missing for those of all components. */}}
{{- define "forbear.labels" -}}
app.kubernetes.io/name: {{ default "forbear" .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/version: {{ include "forbear.tag" .root | quote }}
app.kubernetes.io/part-of: forbear
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "forbear.tag" -}}
{{- default .Chart.AppVersion .Values.image.tag -}}
{{- end }}

{{- define "forbear.image" -}}
{{- $parts := compact (list .root.Values.image.registry .root.Values.image.repository .component) -}}
{{- printf "%s:%s" (join "/" $parts) (include "forbear.tag" .root) -}}
{{- end }}

{{/* Where a component is called from within the cluster. */}}
{{- define "forbear.url" -}}
{{- $facts := get (include "forbear.facts" .root | fromYaml) .component -}}
{{- printf "http://%s-%s:%d" (include "forbear.fullname" .root) .component (int $facts.port) -}}
{{- end }}
