{{- define "wallet-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "wallet-operator.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains (include "wallet-operator.name" .) .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "wallet-operator.name" .) | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* A name with a suffix, cut so that the suffix stays: (list name suffix). */}}
{{- define "wallet-operator.suffixed" -}}
{{- $name := index . 0 }}
{{- $suffix := index . 1 }}
{{- printf "%s%s" ($name | trunc (int (sub 63 (len $suffix))) | trimSuffix "-") $suffix -}}
{{- end -}}

{{- /* Release names may hold dots and begin with a digit; names of Services may not. */}}
{{- define "wallet-operator.metricsName" -}}
{{- $name := include "wallet-operator.fullname" . | replace "." "-" }}
{{- include "wallet-operator.suffixed" (list (regexMatch "^[0-9]" $name | ternary (printf "m%s" $name) $name) "-metrics") -}}
{{- end -}}

{{- define "wallet-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "wallet-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "wallet-operator.labels" -}}
{{ include "wallet-operator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "wallet-operator.serviceAccountName" -}}
{{- default (include "wallet-operator.fullname" .) .Values.serviceAccount.name -}}
{{- end -}}

{{- define "wallet-operator.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}
