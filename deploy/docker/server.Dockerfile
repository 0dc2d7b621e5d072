# syntax=docker/dockerfile:1
# The server: pages, HTTP interface and sync. Built from the repository's root.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV CI=true NUGET_PACKAGES=/packages DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY shared shared
COPY server server
RUN --mount=type=cache,target=/packages \
    dotnet restore server/RearCloud.Host --locked-mode \
    && dotnet publish server/RearCloud.Host --configuration Release --no-restore --output /program

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Text in every script: the server draws previews with the same painter as the panel.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-core fonts-noto-color-emoji fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /program /program
COPY --chmod=755 deploy/docker/answers /usr/local/bin/answers
RUN install --directory --owner=$APP_UID --group=$APP_UID /data
ENV RearCloud__Data=/data RearCloud__Http=http://0.0.0.0:8080 RearCloud__Grpc=http://0.0.0.0:8081
USER $APP_UID
WORKDIR /program
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["answers", "8080", "/health/ready"]
ENTRYPOINT ["dotnet", "RearCloud.Host.dll"]
